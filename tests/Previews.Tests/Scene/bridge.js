"the bridge";
