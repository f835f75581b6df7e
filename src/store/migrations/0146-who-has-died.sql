-- Of whom it was recorded that they died: Today asks on every opening, and of all entries there are few such.
create index entry_of_a_death on rowan.entry (landlord, stream) where type = 'death.recorded';
