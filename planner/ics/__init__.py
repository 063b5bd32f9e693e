"""iCalendar in and out; the only home of RFC 5545 in the house."""
