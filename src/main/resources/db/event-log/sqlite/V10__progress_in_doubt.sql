-- Tells whether what was written last is there, when it is not known whether that has failed.
ALTER TABLE destination_partition ADD COLUMN progress INTEGER; -- a random number of the last progress that counted here
