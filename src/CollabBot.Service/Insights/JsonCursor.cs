using System.Text;
using System.Text.Json;

namespace CollabBot.Service.Insights;

/// <summary>Goes through a JSON text once, from problem to problem: what is refused is passed over, and what follows is read all the same.</summary>
/// <remarks>Paths are those of <see cref="InputProblems.Add"/>. Each of the methods that take one stands at a value, and leaves the cursor at its end.</remarks>
/// <param name="content">Valid UTF-8 without a byte order mark.</param>
internal ref struct JsonCursor(ReadOnlySpan<byte> content, InputProblems problems)
{
    private const int MostQuoted = 40;

    private Utf8JsonReader _json = new(content);

    /// <returns>False at the end of the text.</returns>
    /// <exception cref="JsonException">What follows is not JSON.</exception>
    public bool Read() => _json.Read();

    /// <summary>Goes on to the next element of a list.</summary>
    /// <returns>False at its end.</returns>
    public bool NextElement() => _json.Read() && _json.TokenType is not JsonTokenType.EndArray;

    /// <summary>Goes on to the value of the next member that is known and new; the others are refused, and at the end those that are missing.</summary>
    /// <param name="seen">A bit for each member that came already; 0 at the beginning.</param>
    /// <returns>Which of those known; −1 at the end of the object.</returns>
    public int NextMember(string path, ReadOnlySpan<string> known, ref int seen)
    {
        var prefix = path.Length == 0 ? "" : path + ".";
        while (_json.Read() && _json.TokenType is JsonTokenType.PropertyName)
        {
            var member = Find(known);
            if (member < 0)
            {
                Refuse(path, $"{Quote()} is no member; there are {string.Join(", ", known)}");
            }
            else if ((seen & (1 << member)) != 0)
            {
                Refuse(prefix + known[member], "it is there twice");
            }
            else
            {
                seen |= 1 << member;
                _json.Read();
                return member;
            }
        }

        for (var member = 0; member < known.Length; member++)
        {
            if ((seen & (1 << member)) == 0)
            {
                problems.Add(prefix + known[member], "it is missing");
            }
        }

        return -1;
    }

    /// <returns>False, and refused, when it is no object.</returns>
    public bool BeginsObject(string path, string wanted) => Begins(JsonTokenType.StartObject, path, wanted);

    /// <returns>False, and refused, when it is no list.</returns>
    public bool BeginsList(string path, string wanted) => Begins(JsonTokenType.StartArray, path, wanted);

    /// <summary>A number without a fraction, however it is written: 4, 4.0 and 4e0 are one.</summary>
    /// <returns>Null when it is none within these bounds, both included.</returns>
    public readonly int? Whole(int least, int most) =>
        _json.TokenType is JsonTokenType.Number && _json.TryGetDouble(out var number) && double.IsInteger(number) && number >= least && number <= most ? (int)number : null;

    /// <returns>Null when it is no text, or holds half a character.</returns>
    public readonly string? Text()
    {
        try
        {
            return _json.TokenType is JsonTokenType.String ? _json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // How the reader says that an escaped surrogate stands alone.
            return null;
        }
    }

    /// <summary>What stands here, as the file has it but for its length and what a terminal would obey.</summary>
    public readonly string Quote() => _json.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String or JsonTokenType.PropertyName => $"\"{Printable()}\"",
        _ => Printable(),
    };

    /// <summary>Passes over what stands here.</summary>
    public void Refuse(string path, string problem)
    {
        problems.Add(path, problem);
        _json.Skip();
    }

    private bool Begins(JsonTokenType type, string path, string wanted)
    {
        if (_json.TokenType == type)
        {
            return true;
        }

        Refuse(path, $"{Quote()} is not {wanted}");
        return false;
    }

    private readonly int Find(ReadOnlySpan<string> known)
    {
        for (var member = 0; member < known.Length; member++)
        {
            if (_json.ValueTextEquals(known[member]))
            {
                return member;
            }
        }

        return -1;
    }

    private readonly string Printable()
    {
        var text = Encoding.UTF8.GetString(_json.ValueSpan);
        var shown = text.Length <= MostQuoted ? text : $"{text.AsSpan(0, MostQuoted)}…";
        return string.Concat(shown.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));
    }
}
