-- The areas of a community in their order, as every page with a choice of them asks for.
CREATE INDEX areas_in_order ON areas (community_id, position, id);
