namespace CollabBot.Service.Demo;

/// <summary>What a person may choose of a demo.</summary>
/// <param name="People">How many are in the made team: <see cref="MinPeople"/> to <see cref="MaxPeople"/>.</param>
/// <param name="Weeks">How many weeks are played: 1 to <see cref="MaxWeeks"/>.</param>
/// <param name="Seed">The same seed plays the same weeks.</param>
/// <param name="IsFast">Does not wait for anybody to read along.</param>
internal sealed record DemoOptions(int People, int Weeks, int Seed, bool IsFast)
{
    public const int MinPeople = 5;
    public const int MaxPeople = 200;
    public const int MaxWeeks = 104;
}
