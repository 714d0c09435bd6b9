-- Apart from the chain itself, whose triggers close the tables for a moment: this may take long and holds up nobody.
-- What is written meanwhile may come twice; the second time does nothing.
insert into audit_queue (log, row_id)
select log, id
from (select 'audit' as log, id, at from audit_entry union all select 'access', id, at from access_entry) written
order by at, id;
