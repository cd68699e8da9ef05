"""The packs: what a meeting takes along, asked of one release and composed of its charts."""
