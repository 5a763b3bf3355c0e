using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CollabBot.Doubles.Teams.Tenants;

/// <summary>Names of nobody, and ids that look like those of Teams. The same input makes the same id.</summary>
internal static class MadeUp
{
    private static readonly string[] Given = ["Ada", "Bob", "Cyd", "Dot", "Eve", "Fay", "Gus", "Hal", "Ivy", "Jem", "Kit", "Lou", "Max", "Nan", "Oli", "Pip"];
    private static readonly string[] Family = ["Quillfeather", "Marrowby", "Ottershaw", "Pennyfold", "Thistlewood", "Umberton", "Vellacott", "Wexcombe", "Yarborough", "Zennor"];
    private static readonly string[] Trades = ["Housing", "Libraries", "Parks", "Planning", "Benefits", "Roads", "Schools", "Waste", "Museums", "Licensing"];

    /// <summary>Ends with a number, so that no two people share one.</summary>
    public static string Name(Random random, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Given[random.Next(Given.Length)]} {Family[random.Next(Family.Length)]} {number + 1}");

    public static string TeamName(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Trades[number % Trades.Length]} {(number / Trades.Length) + 1}");

    public static string Guid(string of) => new Guid(Hash(of)[..16]).ToString();

    public static string PersonId(string tenant, string name) => "29:1" + Opaque($"{tenant}/{name}", 60);

    public static string PersonalChat(string botId, string personId) => "a:1" + Opaque($"{botId}/{personId}", 60);

    public static string Channel(string tenant, string of) => $"19:{Opaque($"{tenant}/{of}", 32).ToUpperInvariant()}@thread.tacv2";

    public static string GroupChat(string tenant, string of) => $"19:{Opaque($"{tenant}/{of}", 32).ToUpperInvariant()}@thread.v2";

    private static string Opaque(string of, int length) => Convert.ToHexStringLower(Hash(of))[..length];

    private static byte[] Hash(string of) => SHA256.HashData(Encoding.UTF8.GetBytes(of));
}
