using System.Text;
using System.Text.Json.Nodes;

namespace CollabBot.Tests.BotFramework.Fuzz;

/// <summary>Makes broken activities of good ones. The same seed and index make the same bytes. Safe for concurrent use.</summary>
internal sealed class ActivityMutator(int seed, string serviceUrl)
{
    private const string Here = "$here";

    private static readonly byte[][] Originals = [.. Captured.Everything.Select(Captured.BytesAt)];

    private static readonly string[] OddValues =
    [
        "null", "true", "0", "-1", "1e308", "1.5", "9223372036854775808", "123456789012345678901234567890", "\"\"", "\" \"", "\"x\"", "\"\\u0000\"", "\"\\u202e\"", "\"a:1\"",
        "\"../../etc\"", "\"pulse\"", "\"settings\"", "\"close now\"", "\"pulse.answer\"", "\"setup.check\"", "\"ask.now\"", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"id\":1}", "{\"type\":{}}",
    ];

    private static readonly string[] OddBytes =
        ["\\ud800", "\\udc00\\ud800", "\\u0000", "\"", "{", "}", "[", ",", ":", "\\", "1e999999", "null", "\"type\":\"message\",", "\"id\":1,", "\"\\ud800\":1,", "\u0000", "\ufeff", "//", "NaN"];

    public byte[] Make(int index)
    {
        var random = new Random(HashOf(seed, index));
        var json = JsonNode.Parse(Originals[random.Next(Originals.Length)])!.AsObject();
        json["id"] = $"{seed}-{index}";
        json["channelId"] = "msteams";
        json["serviceUrl"] = serviceUrl;
        for (var i = random.Next(4); i > 0; i--)
        {
            Mutate(json, random);
        }

        var bytes = Encoding.UTF8.GetBytes(Deepened(json.ToJsonString(), random));
        for (var i = random.Next(10) - 7; i > 0; i--)
        {
            bytes = Broken(bytes, random);
        }

        return bytes;
    }

    private static int HashOf(int seed, int index) => unchecked((seed * 486187739) ^ (index * 16777619));

    private static void Mutate(JsonObject root, Random random)
    {
        var (parent, key) = Pick(root, random);
        switch (random.Next(6))
        {
            case 0:
                parent.Remove(key);
                break;
            case 1:
                parent[key] = JsonNode.Parse(OddValues[random.Next(OddValues.Length)]);
                break;
            case 2:
                parent[key] = new string((char)random.Next('!', 'z'), random.Next(100) == 0 ? random.Next(300_000) : random.Next(3000));
                break;
            case 3:
                parent[key] = Here;
                break;
            case 4:
                var (otherParent, otherKey) = Pick(root, random);
                parent[key] = otherParent[otherKey]?.DeepClone();
                break;
            default:
                parent[key + "x"] = parent[key]?.DeepClone();
                break;
        }
    }

    /// <summary>Any member of any object, the deeper ones too.</summary>
    private static (JsonObject Parent, string Key) Pick(JsonObject root, Random random)
    {
        var all = new List<(JsonObject, string)>();
        Collect(root, all);
        return all.Count == 0 ? (root, "type") : all[random.Next(all.Count)];
    }

    private static void Collect(JsonNode? node, List<(JsonObject, string)> into)
    {
        foreach (var child in node is JsonArray array ? array : Enumerable.Empty<JsonNode?>())
        {
            Collect(child, into);
        }

        foreach (var (key, value) in node as JsonObject ?? [])
        {
            into.Add(((JsonObject)node!, key));
            Collect(value, into);
        }
    }

    private static string Deepened(string json, Random random)
    {
        var depth = random.Next(2) == 0 ? random.Next(40) : random.Next(10_000);
        return json.Contains(Here, StringComparison.Ordinal)
            ? json.Replace($"\"{Here}\"", new string('[', depth) + new string(']', depth), StringComparison.Ordinal)
            : json;
    }

    private static byte[] Broken(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        switch (random.Next(5))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                bytes[at] = (byte)random.Next(128, 256);
                return bytes;
            case 2:
                return bytes[..Math.Max(1, at)];
            default:
                // Right after a brace or a quote a fragment does the most harm.
                var near = bytes.AsSpan(at).IndexOfAny((byte)'{', (byte)'"');
                var split = near < 0 ? at : at + near + 1;
                return [.. bytes.AsSpan(0, split), .. Encoding.UTF8.GetBytes(OddBytes[random.Next(OddBytes.Length)]), .. bytes.AsSpan(split)];
        }
    }
}
