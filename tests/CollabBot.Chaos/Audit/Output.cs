namespace CollabBot.Chaos.Audit;

/// <summary>Where runs leave what may be looked at afterwards.</summary>
internal static class Output
{
    /// <returns>The folder <c>tests/out</c> of this checkout, or one below it, which exists and is empty of earlier logs only if it is new.</returns>
    public static string Folder(params ReadOnlySpan<string> below)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.Name == "tests")
            {
                return Directory.CreateDirectory(Path.Combine([folder.FullName, "out", .. below])).FullName;
            }
        }

        throw new InvalidOperationException("The folder tests is not above the test program.");
    }
}
