"""V-01 to V-18: what every pack must keep to. One small function for each rule, or for each half of one."""
