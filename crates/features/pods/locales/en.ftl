### Who would really come: private pod maps, asks to stand by, agreements, and calling one's pod.
