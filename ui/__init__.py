"""The window: shows pages and says what the user asked for."""
