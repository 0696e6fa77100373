-- A pick changes one moment of a team's list, not all two hundred.
create function with_elements(list bigint[], places int[], elements bigint[]) returns bigint[]
language plpgsql immutable parallel safe as $$
begin
  for index in 1 .. cardinality(places) loop
    list[places[index]] := elements[index];
  end loop;
  return list;
end $$;
comment on function with_elements is 'the list with some elements replaced; places count from 1';
