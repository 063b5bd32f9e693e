"""The Vietnamese calendar: lunar dates and named days, for the reader and the month alike."""
