using CollabBot.Doubles.Teams.Tenants;

namespace CollabBot.Doubles.Teams;

/// <summary>What a <see cref="FakeTeams"/> is started with.</summary>
public sealed record FakeTeamsOptions
{
    /// <summary>Who is there. Default: one team of twelve made-up people.</summary>
    public TenantDescription Tenant { get; init; } = TenantDescription.Generate(people: 12, teams: 1, seed: 1);

    /// <summary>The bot's application id. Default: the one of the captured activities.</summary>
    public string AppId { get; init; } = "22222222-2222-4222-8222-222222222222";

    public string BotName { get; init; } = "CollabBot";

    /// <summary>Of the connector; 0 (default) for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Of the control API; 0 (default) for a free one.</summary>
    public int ControlPort { get; init; }

    /// <summary>The bot's endpoint; may be said later.</summary>
    public Uri? Bot { get; init; }

    /// <summary>A double of Entra. With one, events are signed and the bot's tokens are checked. Default: none.</summary>
    public Uri? Entra { get; init; }

    /// <summary>Whether the bot's tokens are checked where <see cref="Entra"/> is set. Default: true.</summary>
    public bool ChecksBotTokens { get; init; } = true;

    /// <summary>Where what was accepted is recorded; a file that exists is gone on with. Default: in memory only.</summary>
    public string? RecordPath { get; init; }

    /// <summary>Whether each line reaches the disk before it is answered. Default: false: the operating system has it, so it survives any process but not the machine.</summary>
    public bool RecordsToDisk { get; init; }

    /// <summary>Whether the published limits hold. Default: false.</summary>
    public bool HasLimits { get; init; }

    /// <summary>Of every chance: latency, faults, copies, order, ids of events.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>By which limits, delays, ids and timestamps go. With a fake one, delays last until somebody advances it.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
