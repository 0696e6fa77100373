-- What a flow's page counts: today's leads, and those that wait or are stopped at each step.
drop index runs_by_flow;
create index runs_by_flow on runs (flow_id, created_at desc, id desc);
create index runs_standing on runs (flow_id, node_id) where status in ('waiting', 'failed');
