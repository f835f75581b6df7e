-- Whose a session is is asked sixty times a page, always by its token. Of one that is not over, a list of all that are not over looked as cheap
-- to the planner as the index of tokens wherever nothing had been counted yet, and it read them all: five times the work of everything else.
-- The list now holds every session, so that it answers by account alone.
drop index rowan.session_by_account;
create index session_by_account on rowan.session (landlord, account);
