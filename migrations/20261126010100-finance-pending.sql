-- What is pending in a ledger is little, and is asked for to tell it apart from what is posted. The table is new.
-- squawk-ignore require-concurrent-index-creation
create index transactions_pending on finance.transactions (ledger_id, id) where state = 'pending';
