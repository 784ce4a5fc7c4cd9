### trust
