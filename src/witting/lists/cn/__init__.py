"""China: counter-sanctions, unreliable entities, export controls."""
