# Words of the milestones screens.
