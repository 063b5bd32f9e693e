"""From a file to a Draft: document, sections, dates, tasks, events, and the steps in order."""
