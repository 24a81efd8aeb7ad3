"""Many documents at once: one pure function, run in processes of this machine or on a cluster."""
