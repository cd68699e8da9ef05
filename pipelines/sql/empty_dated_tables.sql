-- The tables of a release that tell when and by whom files were published, emptied to be filled anew.
DELETE FROM reporting;
DELETE FROM upload;
