# Words of the facilitator screens.
