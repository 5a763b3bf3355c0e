namespace CollabBot.Core.Administration;

/// <summary>What somebody is, where something is to be done. One person may be several things at once.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>Whoever writes to the bot: also somebody of another team, a guest, and somebody whom no team has.</summary>
    Anybody = 1,

    /// <summary>Asked with the team: in the plan of the round that it is about, or in the team's membership.</summary>
    Member = 2,

    /// <summary>Receives the team's digest.</summary>
    Leader = 4,

    /// <summary>Looks after the team's settings: whoever added the bot, then whoever was named.</summary>
    TeamAdmin = 8,

    /// <summary>Named in the configuration, for every team of their organisation.</summary>
    TenantAdmin = 16,

    /// <summary>Runs the service, at the command line of its machine. Nothing that is written or pressed in Teams makes anybody one.</summary>
    Operator = 32,
}
