# Words of the staff screens.
