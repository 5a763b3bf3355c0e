using System.Globalization;
using System.Text;

namespace CollabBot.Benchmarks.Profile;

/// <summary>Adds up weights by name.</summary>
internal sealed class WeightTable(int requests, string unit)
{
    private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);
    private double _total;

    public bool IsEmpty => _weights.Count == 0;

    /// <param name="names">Each gets the whole weight, which counts once.</param>
    public void Add(double weight, params IEnumerable<string> names)
    {
        _total += weight;
        foreach (var name in names)
        {
            _weights[name] = _weights.GetValueOrDefault(name) + weight;
        }
    }

    public string Markdown(int rows)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"| share | {unit} per request | what |\n|---|---|---|\n");
        foreach (var (name, weight) in _weights.OrderByDescending(entry => entry.Value).Take(rows))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {weight / _total:P1} | {weight / requests:N3} | {name} |\n");
        }

        return text.ToString();
    }
}
