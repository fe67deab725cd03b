using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using IamPolicyAnalyzers.Tool.Hosting;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>Results as of tests, for servers that show those: a failed test for each finding, a passed one for each file without any.</summary>
internal sealed class JUnitReport : IReport
{
    public void Write(CheckResult result, TextWriter output)
    {
        var clean = result.Files.Where(file => result.Findings.All(finding => finding.Path != file.Path)).ToList();
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = Encoding.UTF8, CloseOutput = false });
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "iam-policy");
        xml.WriteAttributeString("tests", XmlConvert.ToString(result.Findings.Length + result.Failures.Length + clean.Count));
        xml.WriteAttributeString("failures", XmlConvert.ToString(result.Findings.Length));
        xml.WriteAttributeString("errors", XmlConvert.ToString(result.Failures.Length));
        foreach (var finding in result.Findings)
            WriteCase(xml, finding);
        foreach (var failure in result.Failures)
            WriteCase(xml, "iam-policy", failure, "error", failure);
        foreach (var file in clean)
            WriteCase(xml, file.Path, "no findings", null, "");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, Finding finding)
    {
        var place = $"{finding.Path}({finding.Lines.Start.Line + 1},{finding.Lines.Start.Character + 1})";
        WriteCase(xml, finding.Path, $"{finding.Id} at line {finding.Lines.Start.Line + 1}, column {finding.Lines.Start.Character + 1}", "failure", finding.Message, $"{place}: {finding.Level} {finding.Id}: {finding.Message}\n{finding.HelpUri}");
    }

    private static void WriteCase(XmlWriter xml, string subject, string name, string? outcome, string message, string detail = "")
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Valid(subject));
        xml.WriteAttributeString("name", Valid(name));
        if (outcome is not null)
        {
            xml.WriteStartElement(outcome);
            xml.WriteAttributeString("message", Valid(message));
            xml.WriteString(Valid(detail));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // XML has no way at all to write some characters.
    private static string Valid(string text)
    {
        var valid = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                valid.Append(text[i]).Append(text[++i]);
            else
                valid.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }

        return valid.ToString();
    }
}
