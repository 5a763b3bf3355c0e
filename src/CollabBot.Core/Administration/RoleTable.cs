namespace CollabBot.Core.Administration;

/// <summary>Who may do what: the one table, which the program asks and which the page of this folder shows.</summary>
/// <remarks>
/// What is not in it nobody may. Roles are read when something is done, from the team and the configuration, never from a card. Who looks after a team sees
/// nothing of what it answered unless they are asked with it or receive its digest; and nobody, in no role, can have a list of who answered and who did not.
/// </remarks>
public static class RoleTable
{
    private const Roles Team = Roles.Member | Roles.Leader;

    public static IReadOnlyList<Operation> Operations { get; } = Enum.GetValues<Operation>();

    // An operation that has a name and no row is an error (CS8509). A number that no operation has is nobody's to do: it throws.
#pragma warning disable CS8524
    public static Permission Of(Operation operation) => operation switch
    {
        Operation.ReadHelp => new("Read what the bot understands, and who sees what", Roles.Anybody, WhileStopped: true),
        Operation.BrowseLibrary => new("Browse the small steps and the kits", Roles.Anybody),
        Operation.BeLeftAlone => new("Pause, stop being asked, choose quiet hours, the language and how many messages, for oneself", Roles.Anybody, WhileStopped: true),
        Operation.SeeOwnData => new("See what the bot holds about oneself, one's own answers and comments", Roles.Anybody, WhileStopped: true),
        Operation.WithdrawOwnData => new("Withdraw one's own answers and comments, have one's data erased, object", Roles.Anybody, WhileStopped: true),
        Operation.Answer => new("Answer a pulse", Roles.Member),
        Operation.Comment => new("Write a comment", Roles.Member),
        Operation.ReadSummary => new("Read the summary that the channel did not get", Roles.Member),
        Operation.ReadAreas => new("Read what one was told of each area", Team),
        Operation.ReadWays => new("Read the team's ways of working", Team),
        Operation.Connect => new("Be sent something small once a fortnight as somebody who works with partners", Team),
        Operation.ReplyToNudge => new("Reply to a small step that was for oneself", Team),
        Operation.SayWhetherNoticed => new("Say whether one noticed what a leader said they would do", Roles.Member),
        Operation.ReadDigest => new("Read the digest", Roles.Leader),
        Operation.SetDigestHour => new("Choose when one's own digest comes", Roles.Leader),
        Operation.ReplyToDigest => new("Reply to the digest", Roles.Leader),
        Operation.OfferKit => new("Be offered the kit for the team's next meeting", Roles.Leader),
        Operation.PostKit => new("Have a kit posted to the team's channel", Roles.Leader),
        Operation.Configure => new("Change the team's settings", Roles.TeamAdmin),
        Operation.SwitchComments => new("Have comments taken or not", Roles.TeamAdmin),
        Operation.PlanAhead => new("See the next weeks: who is asked what and when", Roles.TeamAdmin | Roles.Operator),
        Operation.AskNow => new("Have a pulse asked now", Roles.TeamAdmin),
        Operation.CloseNow => new("Have the open pulse closed now", Roles.TeamAdmin),
        Operation.AppointAdmins => new("Name who looks after the team", Roles.TeamAdmin | Roles.TenantAdmin),
        Operation.ReadDecisions => new("Read what was decided about the team, by whom and when", Roles.TeamAdmin | Roles.Operator),
        Operation.ListTeams => new("See which teams of the organisation have the bot, and whether they are set up", Roles.TenantAdmin, WhileStopped: true),
        Operation.StopOrganisation => new("Stop the bot in the organisation, and let it go on", Roles.TenantAdmin | Roles.Operator, WhileStopped: true),
        Operation.StopEverything => new("Stop the bot everywhere, and let it go on", Roles.Operator, WhileStopped: true),
        Operation.VerifyDecisions => new("Check that nobody has changed the log of decisions", Roles.Operator, WhileStopped: true),
        Operation.AuditReleases => new("Play the adversary over all that was told", Roles.Operator, WhileStopped: true),
        Operation.Export => new("Export what was told and what is set", Roles.Operator, WhileStopped: true),
        Operation.DeleteOrganisation => new("Delete a team or an organisation, with a certificate", Roles.Operator, WhileStopped: true),
        Operation.SeePoison => new("See what could not be done, and have it done again", Roles.Operator, WhileStopped: true),
        Operation.Examine => new("Check configuration, store, queue and credentials", Roles.Operator, WhileStopped: true),
    };
#pragma warning restore CS8524
}
