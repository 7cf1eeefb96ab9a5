# Words of the export screens.
