"""The planner without a window: from reports to drafts, plans, months and files."""
