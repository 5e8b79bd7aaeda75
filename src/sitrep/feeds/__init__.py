"""The feeds room: what is subscribed to, asked for politely, and kept so that it can be read without a network."""
