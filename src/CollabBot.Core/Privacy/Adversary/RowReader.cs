using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy.Adversary;

/// <summary>What a dump of the store tells about who gave which answer.</summary>
internal sealed class RowReader(IReadOnlyList<StoredRow> rows, Observer observer)
{
    /// <summary>How far the time of a row may be from the moment at which its author was seen.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(30);

    /// <summary>An order that agrees with the answers of friends by a smaller chance than this is taken for the order in which people came.</summary>
    private const double Chance = 1e-4;

    private readonly ILookup<RoundId, Presence> _seen = observer.Presences.ToLookup(presence => presence.Round);
    private readonly Dictionary<int, int?> _values = observer.Sizes.GroupBy(encoded => encoded.Size).ToDictionary(
        same => same.Key, same => same.Select(encoded => encoded.Value).Distinct().ToList() is [var only] ? only : (int?)null);

    /// <summary>Rows whose author is certain by a method.</summary>
    public IEnumerable<(Method Method, IReadOnlyCollection<StoredRow> Rows)> Named() =>
    [
        (Method.StaffList, ByStaffList()),
        (Method.Timing, ByTime()),
        (Method.Order, ByOrder()),
        (Method.Items, ByItems()),
        (Method.Linkage, ByLinkage()),
    ];

    /// <summary>Rows of several rounds that lie under one key.</summary>
    public int Linked() => RowsByKey().Where(same => same.Select(row => row.Round).Distinct().Skip(1).Any()).Sum(same => same.Count());

    /// <returns>The answer in a row; null when it is sealed and its size does not tell.</returns>
    public int? ValueOf(StoredRow row) => row.Value ?? ValueBySize(row);

    /// <returns>The answer that the size of a sealed row tells.</returns>
    public int? ValueBySize(StoredRow row) => row is { Value: null, Size: { } size } ? _values.GetValueOrDefault(size) : null;

    private IEnumerable<IGrouping<string, StoredRow>> RowsByKey() => rows.Where(row => row.Key is not null).GroupBy(row => row.Key!, StringComparer.Ordinal);

    private List<StoredRow> ByStaffList()
    {
        var named = new List<StoredRow>();
        foreach (var round in rows.Where(row => row.Key is not null).GroupBy(row => (row.Round, row.Key!.Length)))
        {
            var keys = PlainKeys.Of(round.Key.Round, observer.Staff, round.Key.Length).Select(made => made.Key).ToHashSet(StringComparer.Ordinal);
            named.AddRange(round.Where(row => keys.Contains(row.Key!)));
        }

        return named;
    }

    /// <summary>One row and one person at about one time. Many rows of one time are a batch, whose time is nobody's.</summary>
    private List<StoredRow> ByTime() =>
    [
        .. rows.Where(row => row.At is not null).GroupBy(row => (row.Round, row.Area, row.At!.Value))
            .Where(same => same.Count() == 1 && _seen[same.Key.Round].Count(presence => (presence.At - same.Key.Value).Duration() <= Near) == 1)
            .Select(same => same.Single()),
    ];

    /// <summary>Rows in the order in which people came, if the answers of friends lie where that order says.</summary>
    private List<StoredRow> ByOrder()
    {
        var cells = rows.GroupBy(row => (row.Round, row.Area))
            .Select(cell => (cell.Key.Round, cell.Key.Area, Rows: cell.OrderBy(row => row.Position).ToList(), Came: _seen[cell.Key.Round].OrderBy(presence => presence.At).Select(presence => presence.Person).ToList()))
            .Where(cell => cell.Rows.Count == cell.Came.Count)
            .ToDictionary(cell => (cell.Round, cell.Area));

        var chance = 1.0;
        foreach (var own in observer.Own)
        {
            if (cells.TryGetValue((own.Round, own.Area), out var cell) && cell.Came.IndexOf(own.Person) is >= 0 and var place)
            {
                if (ValueOf(cell.Rows[place]) != own.Value)
                {
                    return [];
                }

                chance *= (double)cell.Rows.Count(row => ValueOf(row) == own.Value) / cell.Rows.Count;
            }
        }

        return chance < Chance ? [.. cells.Values.SelectMany(cell => cell.Rows)] : [];
    }

    /// <summary>Items under one key, or of one row, that only one of those who were there was asked.</summary>
    private List<StoredRow> ByItems()
    {
        var asked = observer.Drawn.GroupBy(drawn => (drawn.Round, drawn.Person)).Select(person => (person.Key.Round, person.Key.Person, Items: person.Select(drawn => drawn.Item).ToHashSet(StringComparer.Ordinal))).ToLookup(person => person.Round);
        var named = new List<StoredRow>();
        foreach (var record in rows.Where(row => row.Item is not null).GroupBy(row => (row.Round, Record: row.Key ?? $"{row.Area}/{row.Position}")))
        {
            var candidates = asked[record.Key.Round].Where(person => WasThere(person.Round, person.Person) && record.All(row => person.Items.Contains(row.Item!)));
            if (candidates.Take(2).Count() == 1)
            {
                named.AddRange(record);
            }
        }

        return named;
    }

    /// <summary>A key that lies in exactly the rounds in which only one person was there.</summary>
    private List<StoredRow> ByLinkage()
    {
        var rounds = rows.Where(row => row.Key is not null).Select(row => row.Round).ToHashSet();
        var patterns = observer.Presences.Where(presence => rounds.Contains(presence.Round)).GroupBy(presence => presence.Person, presence => presence.Round).Select(person => person.ToHashSet()).ToList();
        var named = new List<StoredRow>();
        foreach (var same in RowsByKey())
        {
            var lies = same.Select(row => row.Round).ToHashSet();
            if (lies.Count > 1 && patterns.Count(pattern => pattern.SetEquals(lies)) == 1)
            {
                named.AddRange(same);
            }
        }

        return named;
    }

    private bool WasThere(RoundId round, PersonId person) => !_seen[round].Any() || _seen[round].Any(presence => presence.Person == person);
}
