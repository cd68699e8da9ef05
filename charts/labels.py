"""The words for the codes of the reference tables, as message ids of the catalogue."""

from __future__ import annotations

PILLARS = {
    "digital_government": "Digital government",
    "infrastructure": "Digital infrastructure",
    "data": "Digital data",
    "human_resources": "Human resources",
    "economy": "Digital economy",
    "society": "Digital society",
    "border_gate": "Digital border gate",
    "administrative_reform": "Administrative reform",
    "security": "Information security",
}
STANDINGS = {
    "official": "official",
    "press": "read through the press",
    "derived": "derived from another published figure",
    "carried_over": "carried over from 2025",
    "provisional": "provisional",
}
COMPARATORS = {"at_least": "at least {value}", "at_most": "at most {value}", "exactly": "exactly {value}"}
QUALIFIERS = {
    "exact": "{value}",
    "about": "about {value}",
    "nearly": "nearly {value}",
    "more_than": "more than {value}",
}
LEVELS = {
    "nation": "Nation",
    "province": "Province",
    "level": "Level of government",
    "commune": "Communes and wards",
}
FREQUENCIES = {"monthly": "monthly", "quarterly": "quarterly", "yearly": "yearly"}
ACCUMULATIONS = {
    "within_period": "within the period",
    "year_to_date": "cumulative since January",
    "at_period_end": "at the end of the period",
}
COMMUNE_TYPES = {"xã": "{name} commune", "phường": "{name} ward"}
ARRIVALS = {
    "never": "At that pace the target is not reached.",
    "beyond": "At that pace the target is reached too late to name a month.",
    "unknown": "There are too few months to tell when the target is reached.",
}
REASONS = {
    "approximate": "The published figure is approximate and too close to the target to judge.",
    "no_baseline": "No starting point is known, so the way to the target cannot be judged.",
    "before_baseline": "The figure is not newer than the starting point.",
}

MOVEMENTS = {
    "better": "Getting better",
    "steady": "Steady",
    "worse": "Getting worse",
    "unknown": "Not known",
}
NEEDS = {"maintain": "Maintain", "accelerate": "Accelerate", "reverse": "Reverse"}
EVIDENCES = {"strong": "clear", "moderate": "fairly clear", "weak": "not yet clear"}

UPLOADED = {"targets": "Targets", "tasks": "Tasks", "meetings": "Points of meetings"}
"""What an upload of a dataset that holds no figures holds."""

DOCUMENT_KINDS = {
    "founding": "text at hand",
    "cited": "cited, text not at hand",
    "press": "read through the press",
}
UPLOAD_KINDS = {"complete": "Complete", "amendment": "Amendment"}
UPLOAD_STATES = {
    "in_force": "In force",
    "under": "In force, a later file lies on top",
    "withdrawn": "Withdrawn",
}
UPLOAD_EVENTS = {"published": "Published", "withdrawn": "Withdrawn", "restored": "Restored"}

MENU_GROUPS = {
    "monitor": "Monitor",
    "steer": "Steer",
    "data": "Data and files",
    "administration": "Administration",
}
"""The groups of the menu, in its order."""
SIZES = {
    "small": "Area under 110 km²",
    "medium": "Area of 110 to 135 km²",
    "large": "Area of 135 km² and more",
    "unknown": "Area not known",
}
GROUPINGS = {
    "none": "Not grouped",
    "district": "Former district",
    "type": "Commune or ward type",
    "size": "Area",
}
PACK_KINDS = {
    "overview": "Overview: status, changes, headline indicators, who is behind",
    "indicator": "Single indicators: trend and ranking",
    "commune": "Communes and wards: a slide each",
}
RATIOS = {"16:9": "Screen 16:9", "a4": "Paper A4"}
