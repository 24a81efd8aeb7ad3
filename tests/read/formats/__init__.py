"""Every file format: good documents made in the test, damaged and hostile ones."""
