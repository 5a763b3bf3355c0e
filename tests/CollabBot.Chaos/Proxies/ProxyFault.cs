namespace CollabBot.Chaos.Proxies;

/// <summary>What a <see cref="ChaosProxy"/> does to a request.</summary>
internal enum ProxyFault
{
    None,

    /// <summary>503, and nothing is carried on.</summary>
    UnavailableBefore,

    /// <summary>Nothing is carried on and nothing answered until whoever asked gives up, or the longest wait is over.</summary>
    SilentBefore,

    /// <summary>Carried on and carried out, and then the connection is cut in place of an answer.</summary>
    AppliedThenDropped,

    /// <summary>The connection is cut at once.</summary>
    Reset,

    /// <summary>Carried on, after a while.</summary>
    Delayed,
}
