### matching
