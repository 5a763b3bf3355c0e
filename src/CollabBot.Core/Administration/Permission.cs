namespace CollabBot.Core.Administration;

/// <summary>A row of the table of who may do what.</summary>
/// <param name="What">What it is, in a few words for a reader of the table.</param>
/// <param name="Who">Whoever is one of these may; nobody else.</param>
/// <param name="WhileStopped">Works also while the bot is stopped (<see cref="EmergencyStops"/>): it only protects or informs whoever asks for it.</param>
public sealed record Permission(string What, Roles Who, bool WhileStopped = false)
{
    /// <param name="roles">Everything that a person is.</param>
    public bool Allows(Roles roles) => (Who & roles) != Roles.None;
}
