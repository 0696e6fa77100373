-- The receipt of a large team is 2 to 4 KB of text. Above 2 KB PostgreSQL compresses a row, which took two thirds of the
-- time of writing it; rows of up to 8 KB stay as they are.
alter table receipts set (toast_tuple_target = 8160);
