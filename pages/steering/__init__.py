"""The pages for steering: targets, tasks, meetings, and what would come of raising some."""
