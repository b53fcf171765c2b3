namespace Forja.ProjectFiles.Text;

/// <summary>
/// Where a sequence stands in another (Knuth, Morris and Pratt, so the time is linear whatever the input): the first place, whether there is a second one,
/// and the longest beginning of it that was seen anywhere.
/// </summary>
internal readonly record struct SequenceMatch(int First, int Second, int LongestPrefix, int LongestPrefixAt)
{
    public bool IsFound => First >= 0;

    public bool IsAmbiguous => Second >= 0;

    public static SequenceMatch Find<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> wanted)
        where T : IEquatable<T>
    {
        var fallback = Fallbacks(wanted);
        var (first, second, longest, longestAt) = (-1, -1, 0, 0);
        var matched = 0;
        for (var index = 0; index < text.Length && second < 0; index++)
        {
            while (matched > 0 && !wanted[matched].Equals(text[index])) matched = fallback[matched - 1];
            if (wanted[matched].Equals(text[index])) matched++;
            if (matched > longest) (longest, longestAt) = (matched, index - matched + 1);
            if (matched < wanted.Length) continue;

            if (first < 0) first = index - matched + 1;
            else second = index - matched + 1;
            matched = fallback[matched - 1];
        }

        return new SequenceMatch(first, second, longest, longestAt);
    }

    private static int[] Fallbacks<T>(ReadOnlySpan<T> wanted)
        where T : IEquatable<T>
    {
        var fallback = new int[wanted.Length];
        for (var (index, length) = (1, 0); index < wanted.Length; index++)
        {
            while (length > 0 && !wanted[length].Equals(wanted[index])) length = fallback[length - 1];
            if (wanted[length].Equals(wanted[index])) length++;
            fallback[index] = length;
        }

        return fallback;
    }
}
