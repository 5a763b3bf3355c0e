namespace CollabBot.Tests.Pulses;

/// <summary>What may be counted of a round, told by nothing but what people were told: the rule that the product has to keep.</summary>
/// <remarks>
/// Of the answers of one person to one question, the newest that was acknowledged is counted, newest by (card revision, time). One of which nobody knows
/// whether it was saved may be counted in its stead, if it is as new. Nothing else is counted, and nothing that was refused.
/// </remarks>
internal sealed class BallotModel
{
    private readonly Dictionary<(int Person, string Item), List<Given>> _given = [];

    /// <summary>Acknowledged.</summary>
    public void Saved(int person, string item, int? value, int revision, DateTimeOffset at) => Of(person, item).Add(new Given(value, revision, at, IsSure: true));

    /// <summary>Nobody was told what became of it.</summary>
    /// <param name="revision">Null when it was to be the newest, whatever the revision was.</param>
    public void Unsure(int person, string item, int? value, int? revision, DateTimeOffset at) => Of(person, item).Add(new Given(value, revision ?? int.MaxValue, at, IsSure: false));

    /// <param name="counted">Null when nothing of the person was counted here; a value that is null was passed over.</param>
    /// <returns>What is wrong with it; null when it may be so.</returns>
    public string? Judge(int person, string item, (int? Value, bool IsThere) counted)
    {
        var given = _given.GetValueOrDefault((person, item), []);
        var newest = given.Where(answer => answer.IsSure).Select(answer => answer.Rank).DefaultIfEmpty().Max();
        var allowed = given.Where(answer => answer.Rank.CompareTo(newest) >= 0).ToList();
        return counted.IsThere switch
        {
            false when given.Exists(answer => answer.IsSure) => "an acknowledged answer was not counted",
            true when !given.Exists(answer => answer.Value == counted.Value) => "an answer was counted that nobody gave, or that was refused",
            true when !allowed.Exists(answer => answer.Value == counted.Value) => "an older answer was counted than the newest",
            _ => null,
        };
    }

    private List<Given> Of(int person, string item) => _given.TryGetValue((person, item), out var given) ? given : _given[(person, item)] = [];

    private readonly record struct Given(int? Value, int Revision, DateTimeOffset At, bool IsSure)
    {
        public (int Revision, DateTimeOffset At) Rank => (Revision, At);
    }
}
