-- Whoever leads a district or the platform also sees what they have just added: INSERT … RETURNING asks the policy for
-- reading, and the functions behind it do not know the new row yet.
alter policy tenant on identity.districts
  using (id in (select identity.my_districts()) or (select identity.i_lead_the_platform()));
alter policy tenant on identity.schools
  using (id in (select identity.my_schools()) or district_id in (select identity.districts_i_lead()));
