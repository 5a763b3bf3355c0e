namespace CollabBot.Benchmarks.Load;

/// <summary>What answers the requests. All run on the same Kestrel with the same settings.</summary>
internal enum Variant
{
    /// <summary>The floor: reads the JSON and does the work by hand.</summary>
    Bare,

    /// <summary>The bot framework, serving a local client without tokens.</summary>
    Open,

    /// <summary>The bot framework, admitting by signed tokens.</summary>
    Guarded,

    /// <summary>Activities mapped with Newtonsoft.Json, as the Bot Framework SDK does; no tokens.</summary>
    Newtonsoft,
}
