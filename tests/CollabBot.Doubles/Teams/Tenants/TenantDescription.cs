namespace CollabBot.Doubles.Teams.Tenants;

/// <summary>What a tenant is made of. Ids that are left out are made from the names, the same ones each time.</summary>
/// <param name="Id">The tenant's id in Entra.</param>
public sealed record TenantDescription(
    string Id,
    IReadOnlyList<PersonDescription> People,
    IReadOnlyList<TeamDescription> Teams,
    IReadOnlyList<GroupChatDescription>? GroupChats = null)
{
    /// <summary>A tenant of made-up people, spread over its teams in turn; each team has General and one channel more, and one in fifty people is a guest.</summary>
    /// <param name="people">At least one.</param>
    /// <param name="teams">At least one, and no more than people.</param>
    /// <param name="seed">The same seed makes the same tenant.</param>
    /// <param name="botIsInTeams">Whether the bot is there already, so that no event of an installation is needed.</param>
    public static TenantDescription Generate(int people, int teams, int seed, bool botIsInTeams = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(teams, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(teams, people);
        var random = new Random(seed);
        var everybody = Enumerable.Range(0, people)
            .Select(number => new PersonDescription(MadeUp.Name(random, number), Role: number % 50 == 49 ? "guest" : "user"))
            .ToList();
        return new TenantDescription(
            MadeUp.Guid($"tenant-{seed}"),
            everybody,
            [.. Enumerable.Range(0, teams).Select(number => new TeamDescription(
                MadeUp.TeamName(number),
                [.. everybody.Where((_, person) => person % teams == number).Select(person => person.Name)],
                ["Announcements"],
                BotIsInstalled: botIsInTeams))]);
    }
}
