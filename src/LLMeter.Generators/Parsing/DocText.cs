using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace LLMeter.Generators.Parsing;

/// <summary>The text of XML documentation, as help shows it.</summary>
internal static class DocText
{
    /// <summary>The symbol's summary on one line, without markup; empty when there is none.</summary>
    public static string Summary(ISymbol symbol, CancellationToken cancel)
    {
        var xml = symbol.GetDocumentationCommentXml(cancellationToken: cancel);
        if (string.IsNullOrWhiteSpace(xml))
        {
            return "";
        }

        try
        {
            var text = new StringBuilder();
            if (XElement.Parse(xml).Element("summary") is { } summary)
            {
                Append(summary, text);
            }

            return Collapse(text.ToString());
        }
        catch (XmlException)
        {
            return ""; // The compiler reports malformed documentation (CS1570).
        }
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText plain:
                    text.Append(plain.Value);
                    break;
                case XElement { IsEmpty: true } reference:
                    text.Append(Name(reference));
                    break;
                case XElement inner:
                    Append(inner, text);
                    text.Append(inner.Name.LocalName == "para" ? " " : "");
                    break;
            }
        }
    }

    /// <summary>What an empty tag stands for: the last word of a cref, a language word, a parameter's name, an address.</summary>
    private static string Name(XElement reference)
    {
        if (reference.Attribute("cref")?.Value is { } cref)
        {
            var end = cref.IndexOfAny(['(', '`']);
            var name = end < 0 ? cref : cref.Substring(0, end);
            return name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
        }

        return (reference.Attribute("langword") ?? reference.Attribute("name") ?? reference.Attribute("href"))?.Value ?? " ";
    }

    private static string Collapse(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter))
            {
                line.Append(letter);
            }
            else if (line.Length > 0 && line[line.Length - 1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }
}
