-- The rows of a release, attached as `shown`, that the progress of $indicator rests on, but not what was computed
-- from them.
INSERT INTO geography BY NAME FROM shown.geography;
INSERT INTO document BY NAME FROM shown.document;
INSERT INTO dataset BY NAME FROM shown.dataset;
INSERT INTO upload BY NAME FROM shown.upload;
INSERT INTO indicator BY NAME FROM shown.indicator WHERE id = $indicator;
INSERT INTO target BY NAME FROM shown.target WHERE indicator = $indicator;
INSERT INTO milestone BY NAME FROM shown.milestone WHERE target IN (SELECT id FROM target);
INSERT INTO observation BY NAME FROM shown.observation WHERE indicator = $indicator AND source <> 'computed';
