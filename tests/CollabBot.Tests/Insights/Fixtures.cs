using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CollabBot.Core.Insights;
using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>Every case of <c>fixtures.json</c>; what that file is stands in the README beside it.</summary>
public sealed class Fixtures
{
    private const int Seed = 1;

    private static readonly JsonElement Cases = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Here(), "fixtures.json"))).RootElement;

    public static TheoryData<int, string> All()
    {
        var cases = new TheoryData<int, string>();
        for (var i = 0; i < Cases.GetArrayLength(); i++)
        {
            cases.Add(i, Cases[i].GetProperty("fn").GetString()!);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Comes_out_as_the_reference_says(int number, string function)
    {
        var actual = Compute(function, Cases[number].GetProperty("args"));

        AssertEqual(Cases[number].GetProperty("expect"), actual, Cases[number].GetProperty("tol").GetDouble(), function);
    }

    [Fact]
    public void None_is_left_out() => Assert.Equal(81, Cases.GetArrayLength());

    private static JsonNode Compute(string function, JsonElement args) => function switch
    {
        "score_mean" => Score.Mean(Keyed(args))!,
        "score_sd" => Score.Spread(Keyed(args))!,
        "s_shrunk" => Score.ShrunkSpread(Keyed(args), new SpreadPrior(Number(args, "nu0"), Number(args, "s0")))!,
        "mean_interval" => Level(args),
        "wilson" => Pair(Wilson.Of(Whole(args, "k"), Whole(args, "n"))),
        "wilson_fpc" => Pair(Wilson.OfWholeTeam(Whole(args, "k"), Whole(args, "n"), Whole(args, "N"))),
        "newcombe_diff" => Pair(Newcombe.Difference(Whole(args, "k1"), Whole(args, "n1"), Whole(args, "k2"), Whole(args, "n2"))),
        "beta_binomial" => OfBetaBinomial(args),
        "normal_normal" => OfNormalNormal(args),
        "rwg" => Rwg.Of(Answers.Of(Wholes(args, "x")), Number(args, "nullvar"))!,
        "rwg_j" => Rwg.OfItems([.. args.GetProperty("items").EnumerateArray().Select(item => Answers.Of(Wholes(item)))], Number(args, "nullvar"))!,
        "rwg_from_var" => Rwg.OfVariance(Number(args, "var"), Number(args, "nullvar")),
        "rwgj_from_meanvar" => Rwg.OfMeanVariance(Whole(args, "J"), Number(args, "meanvar"), Number(args, "nullvar")),
        "awg" => Awg.Of(Answers.Of(Wholes(args, "x")))!,
        "awg_from_moments" => Awg.OfMoments(Whole(args, "k"), Number(args, "mean"), Number(args, "var"))!,
        "ad_mean" => AverageDeviation.AroundMean(Answers.Of(Wholes(args, "x")))!,
        "ad_median" => AverageDeviation.AroundMedian(Answers.Of(Wholes(args, "x")))!,
        "van_der_eijk" => Polarisation.AgreementOf(Numbers(args, "freq")),
        "cronbach_alpha" => Alpha(args),
        "perm_unpaired" => PermutationTest.Unpaired(Numbers(args, "a"), Numbers(args, "b"), Seed)!,
        "perm_paired" => PermutationTest.Paired(Numbers(args, "d"), Seed)!,
        "welch" => OfWelch(args),
        "mann_kendall" => OfMannKendall(args),
        "mk_exact_p" => MannKendall.ExactPOf(Whole(args, "n"), Whole(args, "S")),
        "theil_sen_slope" => TheilSen.Of(Numbers(args, "y"))!.Value.Slope,
        "pettitt" => OfPettitt(args),
        "sigma_mr" => MovingRange.Sigma(Numbers(args, "y"))!,
        "ewma" => new JsonArray([.. Ewma.Of(Numbers(args, "y"), Number(args, "mu0"), Number(args, "lam")).Select(value => JsonValue.Create(value))]),
        "cusum" => new JsonArray([.. Cusum.Of(Numbers(args, "y"), Number(args, "mu0"), Number(args, "sigma"), Number(args, "k"))
            .Select(point => new JsonArray(point.Above, point.Below))]),
        "cusum_arl0_onesided" => RunLength.OfCusum(Number(args, "k"), Number(args, "h"), shift: 0),
        "contrast" => OfContrast(args),
        "bh_rejections" => BenjaminiHochberg.Rejections(Numbers(args, "p"), Number(args, "q")),
        "bh_adjusted" => new JsonArray([.. BenjaminiHochberg.Adjusted(Numbers(args, "p")).Select(value => JsonValue.Create(value))]),
        "release" => Released(args),
        _ => throw new NotSupportedException($"No test knows the kind {function}."),
    };

    private static JsonObject Level(JsonElement args)
    {
        int? asked = args.GetProperty("N").ValueKind == JsonValueKind.Null ? null : Whole(args, "N");
        var level = args.GetProperty("shrink").GetBoolean()
            ? LevelInterval.Of(Keyed(args), asked!.Value, Number(args, "conf"))!.Value
            : LevelInterval.Unshrunk(Keyed(args), asked, Number(args, "conf"))!.Value;
        return new JsonObject { ["mean"] = level.Mean, ["lo"] = level.Interval.Low, ["hi"] = level.Interval.High, ["half"] = level.HalfWidth };
    }

    private static JsonObject OfBetaBinomial(JsonElement args)
    {
        var posterior = FavourabilityPosterior.Of(Whole(args, "k"), Whole(args, "n"), new FavourabilityPrior(Number(args, "m0"), Number(args, "kappa")));
        var interval = posterior.Interval(Number(args, "conf"));
        return new JsonObject { ["a"] = posterior.A, ["b"] = posterior.B, ["mean"] = posterior.Mean, ["lo"] = interval.Low, ["hi"] = interval.High };
    }

    private static JsonObject OfNormalNormal(JsonElement args)
    {
        var posterior = LevelPosterior.Of(Number(args, "ybar"), Number(args, "se"), new LevelPrior(Number(args, "mu0"), Number(args, "tau0")));
        var interval = posterior.Interval(Number(args, "conf"));
        return new JsonObject { ["B"] = posterior.Drawn, ["mean"] = posterior.Mean, ["sd"] = posterior.StandardDeviation, ["lo"] = interval.Low, ["hi"] = interval.High };
    }

    private static JsonNode Alpha(JsonElement args)
    {
        var rows = args.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().Select(answer => answer.GetDouble()).ToList()).ToList();
        return CronbachAlpha.Of([.. rows.SelectMany(row => row)], rows[0].Count)!;
    }

    private static JsonObject OfWelch(JsonElement args)
    {
        var test = WelchTest.Of(Numbers(args, "a"), Numbers(args, "b"))!.Value;
        return new JsonObject { ["diff"] = test.Difference, ["se"] = test.StandardError, ["t"] = test.T, ["df"] = test.DegreesOfFreedom, ["p"] = test.P };
    }

    private static JsonObject OfMannKendall(JsonElement args)
    {
        var test = MannKendall.Of(Numbers(args, "y"))!.Value;
        return new JsonObject { ["S"] = test.S, ["var"] = test.Variance, ["z"] = test.Z, ["p"] = test.P };
    }

    private static JsonObject OfPettitt(JsonElement args)
    {
        var test = Pettitt.Of(Numbers(args, "y"))!.Value;
        return new JsonObject { ["K"] = test.K, ["t"] = test.After, ["p"] = test.P };
    }

    private static JsonObject OfContrast(JsonElement args)
    {
        var test = Contrast.Of(Numbers(args, "base"), Numbers(args, "recent"), Number(args, "nbar"), Number(args, "N"), ReadingNoise.Default)!.Value;
        return new JsonObject
        {
            ["delta"] = test.Delta,
            ["mssd_half"] = test.NeighbourVariance,
            ["df_series"] = test.SeriesDegrees,
            ["sigma0"] = test.AssumedSigma,
            ["sigma"] = test.Sigma,
            ["se"] = test.StandardError,
            ["t"] = test.T,
            ["df"] = test.DegreesOfFreedom,
            ["p"] = test.P,
        };
    }

    private static JsonArray Released(JsonElement args)
    {
        var histogram = new AreaHistogram(PracticeArea.Trust, [.. Wholes(args, "counts")]);
        if (ReleaseGate.Release(histogram, histogram.N - Whole(args, "leaders_answered"), histogram.N, ReleaseThreshold.Default) is not { } level)
        {
            return ["none"];
        }

        var told = new JsonArray("score", level.Value, level.Bound switch { LevelBound.OrLower => "or lower", LevelBound.OrHigher => "or higher", _ => "" });
        if (level.Shares is { } shares)
        {
            told.Add(shares.Middle is null ? "2bin" : "3bin");
            told.Add(shares.NotYet);
            told.Add(shares.Middle);
            told.Add(shares.Favourable);
        }

        if (level.Agreement is { } agreement)
        {
            told.Add(agreement.ToString().ToUpperInvariant() switch { "SPLIT" => "split", "MIXED" => "mixed", _ => "close" });
        }

        return told;
    }

    private static void AssertEqual(JsonElement expected, JsonNode? actual, double tolerance, string where)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in expected.EnumerateObject())
                {
                    AssertEqual(property.Value, actual![property.Name], tolerance, $"{where}.{property.Name}");
                }

                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual!.AsArray().Count);
                for (var i = 0; i < expected.GetArrayLength(); i++)
                {
                    AssertEqual(expected[i], actual[i], tolerance, string.Create(CultureInfo.InvariantCulture, $"{where}[{i}]"));
                }

                break;
            case JsonValueKind.Number:
                var (wanted, got) = (expected.GetDouble(), double.Parse(actual!.ToJsonString(), CultureInfo.InvariantCulture));
                Assert.True(Math.Abs(wanted - got) <= tolerance, string.Create(CultureInfo.InvariantCulture, $"{where}: {got} and not {wanted}"));
                break;
            default:
                Assert.Equal(expected.GetString(), actual!.GetValue<string>());
                break;
        }
    }

    private static JsonArray Pair(Interval? interval) => new(interval!.Value.Low, interval.Value.High);

    private static AnswerCounts Keyed(JsonElement args) => Answers.Of(Wholes(args, "keyed"));

    private static double Number(JsonElement args, string name) => args.GetProperty(name).GetDouble();

    private static int Whole(JsonElement args, string name) => args.GetProperty(name).GetInt32();

    private static double[] Numbers(JsonElement args, string name) => [.. args.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    private static IEnumerable<int> Wholes(JsonElement args, string name) => Wholes(args.GetProperty(name));

    private static IEnumerable<int> Wholes(JsonElement values) => values.EnumerateArray().Select(value => value.GetInt32());

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
