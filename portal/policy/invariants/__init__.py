"""V-01 to V-17: what every pack must keep to. One small function for each rule, or for each half of one."""
