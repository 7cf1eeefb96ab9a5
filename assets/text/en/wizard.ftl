# Words of the wizard screens.
