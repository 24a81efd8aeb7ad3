"""The commands of `zeren`, one a module; what is heavy is imported when a command runs, so that --help is quick."""
